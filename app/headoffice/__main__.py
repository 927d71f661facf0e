"""``counterfoil-headoffice``: says, for now, that the head office comes with batch synchronisation."""

import json
import sys


def main() -> int:
    """Answers in the form every command uses for what the environment cannot give; exit code 4."""
    problem = {
        "code": "headoffice_not_in_this_version",
        "message": "The head office is not part of this version. It comes next, with batch synchronisation.",
        "what_to_do": "Work at the desk as usual: entries are kept in the journal and will be sent then.",
    }
    sys.stdout.write(json.dumps({"problem": problem}, ensure_ascii=False) + "\n")
    return 4


if __name__ == "__main__":
    sys.exit(main())
