"""The small pieces that every screen is made of; how they look is `gui/look`'s business."""
