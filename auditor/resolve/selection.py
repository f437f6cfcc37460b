"""Which rules run and how severe they are, after the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from auditor.config import Config
from auditor.errors import ConfigError, nearest
from auditor.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Decides by rule id; ids in the configuration stand for every rule whose id they begin (`calque.ru` for `calque.ru.two-three`)."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    origins: frozenset[str]
    severities: Mapping[str, str]
    min_confidence: float = 0.0

    @classmethod
    def of(cls, config: Config, known: Iterable[str]) -> Selection:
        """Raises ConfigError where the configuration names a rule that does not exist."""
        identifiers = sorted(known)
        for key in ("select", "ignore", "severities"):
            for name in getattr(config, key):
                if not any(covers(name, identifier) for identifier in identifiers):
                    near = nearest(name, identifiers)
                    hint = f"; did you mean '{near}'?" if near else "; `auditor rules list` shows them all"
                    raise ConfigError(f"there is no rule '{name}'{hint}", source=config.sources.get(key, key))
        return cls(config.select, config.ignore, frozenset(config.origins), config.severities, config.min_confidence)

    def wants(self, finding: Finding) -> bool:
        """Whether the finding is to be reported."""
        chosen = not self.select or any(covers(name, finding.rule) for name in self.select)
        return chosen and finding.confidence >= self.min_confidence and finding.origin.value in self.origins and not any(covers(name, finding.rule) for name in self.ignore)

    def weighed(self, finding: Finding) -> Finding:
        """The finding with the configured severity; the longest matching name wins."""
        names = [name for name in self.severities if covers(name, finding.rule)]
        return replace(finding, severity=Severity(self.severities[max(names, key=len)])) if names else finding


def covers(name: str, identifier: str) -> bool:
    """Whether a name in the configuration stands for a rule."""
    return identifier == name or identifier.startswith(name + ".")
