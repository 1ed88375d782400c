using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cairn.Platform.Site;

/// <summary>How a form's answers are read, and what is said in plain words when they cannot be.</summary>
public static class FormReading
{
    public static void Set(MvcOptions mvc)
    {
        mvc.ModelBinderProviders.Insert(0, new DatePartsBinder.Provider());
        mvc.ModelBinderProviders.Insert(1, new TextBinder.Provider());
        // What stands in the address is what the gate looked at: no field of a form or query of the same name may take its place.
        var route = mvc.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        mvc.ValueProviderFactories.Remove(route);
        mvc.ValueProviderFactories.Insert(0, route);
        // What must be given is a rule of the verb, which says so in its own sentence.
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"“{value}” cannot be used here. Check what the question asks for");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” cannot be used here. Check what the question asks for");
        messages.SetUnknownValueIsInvalidAccessor(_ => "This answer cannot be used. Check what the question asks for");
        messages.SetValueIsInvalidAccessor(value => $"“{value}” cannot be used here. Check what the question asks for");
        messages.SetValueMustBeANumberAccessor(_ => "Enter a number, such as 12");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number, such as 12");
        messages.SetValueMustNotBeNullAccessor(_ => "Answer this question");
        messages.SetMissingBindRequiredValueAccessor(_ => "Answer this question");
        messages.SetMissingKeyOrValueAccessor(() => "Answer this question");
    }
}
