"""Pure geometry of the timeline, numpy and no Qt: from an EventIndex and a viewport to a DisplayList."""
