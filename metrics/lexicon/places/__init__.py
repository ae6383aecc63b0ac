"""The place tables that the package ships; metrics.places reads them."""
