"""What two governments could have reached together."""
