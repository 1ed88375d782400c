namespace Cairn.Engine.Registration;

/// <summary>How one item of a renewal stands.</summary>
public enum ItemState : byte
{
    /// <summary>Nothing is needed.</summary>
    NotNeeded,
    Done,

    /// <summary>It can be done now.</summary>
    ToDo,

    /// <summary>Its day has passed.</summary>
    Late,

    /// <summary>It waits for the register, not for the registrant.</summary>
    WaitsForUs,

    /// <summary>It cannot be done before <see cref="ChecklistItem.Opens"/>.</summary>
    NotOpen,
}

/// <summary>What an item is about.</summary>
public enum ItemKind : byte { Fee, Declaration, Learning, Qualification, Contact }

/// <summary>One line of the renewal.</summary>
/// <param name="Rule">Id of its rule.</param>
/// <param name="Opens">From when it can be done.</param>
/// <param name="Due">By when; null: no day yet.</param>
/// <param name="Done">When it was done.</param>
/// <param name="Have">Of learning, what there is; of a fee, pence paid.</param>
/// <param name="Need">Of learning, what is asked for; of a fee, pence asked.</param>
public readonly record struct ChecklistItem(ItemKind Kind, ItemState State, string Rule, DateOnly Opens, DateOnly? Due, DateOnly? Done, long Have, long Need);

/// <summary>The one list by which a registration is renewed, computed from the facts: there is no form to send besides.</summary>
/// <param name="For">The period that it renews into.</param>
/// <param name="From">First day of that period.</param>
/// <param name="Late">Whether that period began already.</param>
/// <param name="Items">In the order in which to do them.</param>
public sealed record Checklist(int For, DateOnly From, DateOnly Opens, bool Late, IReadOnlyList<ChecklistItem> Items)
{
    /// <summary>Nothing is left that the registrant has to do.</summary>
    public bool Complete => Items.All(i => i.State is ItemState.Done or ItemState.NotNeeded);

    /// <summary>The checklist on a day: for the period that has begun while its renewal is not complete, else for the next.</summary>
    /// <exception cref="ArgumentException">The registration was not admitted by the day.</exception>
    public static Checklist Of(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly day)
    {
        var admitted = Judging.First(facts, FactKind.Admitted, day) ?? throw new ArgumentException("Nobody who was not admitted renews.", nameof(facts));
        var now = Periods.Of(rules, admitted, day);
        var late = !Renewal.Complete(facts, rules, part, now, day);
        var into = late ? now : Periods.Of(rules, admitted, now.End);
        var learning = LearningDone.Of(facts, rules, part, into.Before, into.Start, into.Number - 1, day);
        ItemState Yet(DateOnly? due) => day < into.Opened ? ItemState.NotOpen : due < day ? ItemState.Late : ItemState.ToDo;

        var fee = Renewal.Fee(facts, rules, into.Number, day);
        var declared = Renewal.Declared(facts, into.Number, day);
        var contact = Renewal.Contact(facts, into.Opened, day);
        List<ChecklistItem> items =
        [
            new(ItemKind.Contact, contact is not null ? ItemState.Done : Yet(into.Start), into.Rule.Head.Id, into.Opened, into.Start, contact, 0, 0),
            // Learning can be recorded from the first day of the period that it is for.
            new(ItemKind.Learning, learning.Rule is null ? ItemState.NotNeeded : learning.Met ? ItemState.Done : into.Start < day ? ItemState.Late : ItemState.ToDo,
                learning.Rule?.Head.Id ?? "", into.Before, into.Start, null, learning.Have, learning.Need),
            Condition(facts, rules, admitted, day),
            new(ItemKind.Declaration, declared is not null ? ItemState.Done : Yet(into.Start), into.Rule.Head.Id, into.Opened, into.Start, declared, 0, 0),
            new(ItemKind.Fee, fee.Settled is not null ? ItemState.Done : fee.Asked == 0 ? day < into.Opened ? ItemState.NotOpen : ItemState.WaitsForUs : fee.Overdue(day) ? ItemState.Late : ItemState.ToDo,
                rules.FeeNotice.Id, fee.AskedOn ?? into.Opened, fee.Due, fee.Settled, fee.Paid, fee.Asked),
        ];
        return new Checklist(into.Number, into.Start, into.Opened, late, items);
    }

    private static ChecklistItem Condition(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly admitted, DateOnly day)
    {
        var condition = Conditions.Of(facts, rules, admitted, day);
        var state = condition switch
        {
            { Requirement: null } => ItemState.NotNeeded,
            { Met: not null } => ItemState.Done,
            _ when condition.Overdue(day) => ItemState.Late,
            _ => ItemState.ToDo,
        };
        return new(ItemKind.Qualification, state, condition.Rule?.Head.Id ?? condition.Requirement?.Head.Id ?? "", admitted, condition.Due, condition.Met, 0, 0);
    }
}
