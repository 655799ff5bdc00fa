"""Paints a DisplayList on any QPainter."""
