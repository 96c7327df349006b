"""What a count says of the proportion behind it: exact binomial bounds (Clopper and Pearson, 1934)."""

from math import exp, fsum, lgamma, log

_HALVINGS = 60


def upper_bound(count: int, trials: int, confidence: float = 0.95) -> float:
    """Return the proportion that is exceeded with a chance of 1 − `confidence` at most."""
    if trials == 0 or count >= trials:
        return 1.0
    low, high = count / trials, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _chance_of_at_most(count, trials, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def lower_bound(count: int, trials: int, confidence: float = 0.95) -> float:
    """Return the proportion below which it lies with a chance of 1 − `confidence` at most."""
    return 1.0 - upper_bound(trials - count, trials, confidence)


def _chance_of_at_most(count: int, trials: int, proportion: float) -> float:
    if proportion in (0.0, 1.0):
        return 1.0 - proportion
    return fsum(
        exp(
            lgamma(trials + 1)
            - lgamma(hits + 1)
            - lgamma(trials - hits + 1)
            + hits * log(proportion)
            + (trials - hits) * log(1 - proportion)
        )
        for hits in range(count + 1)
    )
