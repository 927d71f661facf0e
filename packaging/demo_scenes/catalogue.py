"""All scenes of the demo photos."""

from demo_scenes import bookshelf, coat, cooker, desk, kettle, purifier, sideboard, sofa, wardrobe, washer
from demo_scenes.shot import Scene


def all_scenes() -> tuple[Scene, ...]:
    """Every scene, in the order in which they are drawn."""
    goods = (kettle, sofa, cooker, sideboard, wardrobe, bookshelf, washer, coat, purifier)
    return tuple(scene for source in (*goods, desk) for scene in source.scenes())
