"""What was said becomes something to follow: an opinion or an agreed matter of a dialogue as a petition."""

from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import DialogueItem, Incident, Opinion, Petition
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader


def petition_from_opinion(db: Reader, opinion: Opinion, today: date) -> Petition:
    """Return the petition that was made from `opinion`, or a new one that is not kept yet."""
    made = repository.find(db, Petition, where={"opinion_id": opinion.id})
    return (
        made[0]
        if made
        else Petition(
            id=repository.new_id(),
            raised_on=min(opinion.noted_on, today),
            content=opinion.proposal or opinion.content,
            area=opinion.area,
            opinion_id=opinion.id,
        )
    )


def petition_from_item(db: Reader, item: DialogueItem, held_on: date) -> Petition:
    """Return the petition that follows a matter of a dialogue, or a new one that is not kept yet."""
    kept = repository.find(db, Petition, where={"dialogue_id": item.dialogue_id})
    content = item.conclusion or item.issue
    made = [petition for petition in kept if petition.content.startswith(item.issue) or petition.content == content]
    return (
        made[0]
        if made
        else Petition(
            id=repository.new_id(),
            raised_on=held_on,
            content=f"{item.issue}: {content}" if content != item.issue else content,
            level="employer",
            due_on=item.due_on,
            state="in_progress" if item.agreed else "open",
            dialogue_id=item.dialogue_id,
        )
    )


def incident_from_opinion(opinion: Opinion, today: date) -> Incident:
    """Return a new incident, not kept yet, begun with what `opinion` says."""
    return replace(Incident(id=repository.new_id(), title="", happened_on=today), story=opinion.content)
