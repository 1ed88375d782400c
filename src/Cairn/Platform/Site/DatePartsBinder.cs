using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cairn.Platform.Site;

/// <summary>Reads a date from three boxes (<c>name.day</c>, <c>name.month</c>, <c>name.year</c>) or from one value, 2026-11-22.</summary>
public sealed class DatePartsBinder : IModelBinder
{
    private static readonly string[] Parts = ["day", "month", "year"];
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy-MMM-d", "yyyy-MMMM-d"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var (typed, date, advice) = Of(part => bindingContext.ValueProvider.GetValue(part).FirstValue, name);
        if (typed is null)
            return Task.CompletedTask;

        // What was typed goes back into the boxes, right or wrong.
        bindingContext.ModelState.SetModelValue(name, new ValueProviderResult(typed));
        if (advice is null)
            bindingContext.Result = ModelBindingResult.Success(date);
        else
            bindingContext.ModelState.TryAddModelError(name, advice);
        return Task.CompletedTask;
    }

    /// <summary>A date as a form sends it.</summary>
    /// <param name="value">What the form has under a name.</param>
    /// <returns>What was typed, joined by hyphens, null where nothing was; the day it is, or what is wrong with it.</returns>
    public static (string? Typed, DateOnly? Date, string? Advice) Of(Func<string, string?> value, string name)
    {
        var whole = value(name);
        var typed = string.IsNullOrWhiteSpace(whole) ? string.Join('-', Parts.Select(p => value($"{name}.{p}")?.Trim() ?? "").Reverse()) : whole.Trim();
        if (typed == "--")
            return (null, null, null);
        return Read(typed) is { } date ? (typed, date, null) : (typed, null, Advice(typed));
    }

    /// <summary>Year, month and day joined by hyphens; the month may be a name. Null if there is no such day.</summary>
    public static DateOnly? Read(string typed) =>
        DateOnly.TryParseExact(typed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string Advice(string typed) => typed.Split('-') switch
    {
        [_, _, ""] => "Enter the day as well, such as 22 11 2026",
        [_, "", _] => "Enter the month as well, such as 22 11 2026",
        ["", _, _] => "Enter the year as well, such as 22 11 2026",
        [{ Length: < 4 }, _, _] => "Enter the year with four figures, such as 2026",
        _ => "There is no such date. Enter day, month and year, such as 22 11 2026",
    };

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            Nullable.GetUnderlyingType(context.Metadata.ModelType) == typeof(DateOnly) || context.Metadata.ModelType == typeof(DateOnly)
                ? new DatePartsBinder()
                : null;
    }
}
