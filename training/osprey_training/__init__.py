"""How Osprey's embedded networks are made: each module is one stage, run as ``python -m osprey_training.STAGE``."""
