using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Cairn.Platform.Site;

/// <summary>Text as a form sends it, without the character zero: no keyboard types it, and PostgreSQL cannot keep it.</summary>
public sealed class TextBinder(SimpleTypeModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not string text || !text.Contains('\0', StringComparison.Ordinal))
            return;
        bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "This holds a character that cannot be kept. Type it again");
        bindingContext.Result = ModelBindingResult.Failed();
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType != typeof(string)
            ? null
            : new TextBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()));
    }
}
