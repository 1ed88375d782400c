namespace Cairn.Platform.Site.Elements;

/// <summary>One radio button or checkbox with its label and hint.</summary>
public static class Options
{
    /// <param name="part">"radios" or "checkboxes".</param>
    /// <param name="type">"radio" or "checkbox".</param>
    /// <param name="index">The first bears the field's own id, so that the error summary's link leads to it.</param>
    public static Markup One(string part, string type, Field field, Choice choice, int index, bool chosen)
    {
        var id = index == 0 ? field.Id : $"{field.Id}-{index + 1}";
        Markup described = Markup.If(choice.Hint is not null, () => $" aria-describedby=\"{id}-item-hint\"");
        Markup hint = Markup.If(choice.Hint is not null, () => $"<div id=\"{id}-item-hint\" class=\"govuk-hint govuk-{part}__hint\">{choice.Hint}</div>");
        return $"""
            <div class="govuk-{part}__item"><input class="govuk-{part}__input" id="{id}" name="{field.Name}" type="{type}" value="{choice.Value}"{Markup.If(chosen, () => $" checked")}{described}><label class="govuk-label govuk-{part}__label" for="{id}">{choice.Text}</label>{hint}</div>
            """;
    }
}
