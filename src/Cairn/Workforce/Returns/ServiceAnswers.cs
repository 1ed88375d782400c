using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cairn.Engine.Returns;
using Cairn.People;
using FileAnswer = Cairn.Engine.Returns.Answer;

namespace Cairn.Workforce;

/// <summary>The workplace file's row and the service's record, side by side. What the record has no member for is kept whole as JSON.</summary>
public static class ServiceAnswers
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new Lists() },
    };

    /// <summary>The record that a row would become: identity, owner and time are the caller's.</summary>
    public static Service From(WorkplaceRow row)
    {
        var main = row.Services.FirstOrDefault(s => s.Service == row.MainService.Value);
        return new Service
        {
            Reference = row.LocalEstId, Name = row.Name, NameKey = SearchKey.Of(row.Name), Country = "england",
            Address1 = row.Address1, Address2 = row.Address2, Address3 = row.Address3, Town = row.Town, Postcode = row.Postcode,
            EmployerType = Text(row.EmployerType), MainService = Text(row.MainService), Regulated = row.Regulation.IsBlank ? null : row.Regulation.Is(2),
            ProviderNumber = row.ProviderId, LocationNumber = row.LocationId, Capacity = main.Capacity, Utilisation = main.Utilisation, StaffStated = row.TotalStaff,
            Answers = Write(row),
        };
    }

    /// <summary>The row that the record would be written as.</summary>
    public static WorkplaceRow ToRow(Service service, RowStatus status)
    {
        if (JsonSerializer.Deserialize<WorkplaceRow>(service.Answers, Json) is { } row && row.LocalEstId.Length > 0)
        {
            row.LocalEstId = service.Reference;
            row.Status = status;
            return row;
        }
        // A service that did not come by file has the members alone.
        return new WorkplaceRow
        {
            LocalEstId = service.Reference, Status = status, Name = service.Name, Address1 = service.Address1, Address2 = service.Address2, Address3 = service.Address3,
            Town = service.Town, Postcode = service.Postcode, EmployerType = Number(service.EmployerType), Regulation = StaffAnswers.Read(service.Regulated is { } yes ? (yes ? 2 : 0) : null),
            ProviderId = service.ProviderNumber, LocationId = service.LocationNumber, MainService = Number(service.MainService), TotalStaff = service.StaffStated,
            Services = Number(service.MainService) is { IsBlank: false } main ? new([new ServiceLine(main.Value, service.Capacity, service.Utilisation, null)]) : default,
        };
    }

    /// <summary>The answers that two versions give differently: name, before, after.</summary>
    public static IEnumerable<(string Column, string Before, string After)> Differing(Service before, Service after)
    {
        using var one = JsonDocument.Parse(Write(ToRow(before, RowStatus.Unknown)));
        using var other = JsonDocument.Parse(Write(ToRow(after, RowStatus.Unknown)));
        var names = one.RootElement.EnumerateObject().Concat(other.RootElement.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            var (was, now) = (Show(one.RootElement, name), Show(other.RootElement, name));
            if (was != now)
                yield return (name, was, now);
        }
    }

    /// <summary>Starters, leavers and vacancies by role, as posts; null counts where the column does not go role by role.</summary>
    public static IEnumerable<Post> Posts(WorkplaceRow row) => row.Roles.Select(r => new Post
    {
        Role = r.Role.ToString(CultureInfo.InvariantCulture), Vacancies = Count(r.Vacancies, row.Vacancies), Starters = Count(r.Starters, row.Starters),
        Leavers = Count(r.Leavers, row.Leavers),
    });

    private static int? Count(int? count, CountsState state) => state == CountsState.None ? 0 : count;

    private static string Write(WorkplaceRow row) => JsonSerializer.Serialize(row with { Status = RowStatus.Unknown }, Json);

    private static string Show(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value))
            return "";
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(nameof(FileAnswer.Value), out var answer))
            return answer.ToString();
        return value.ToString();
    }

    private static string? Text(FileAnswer answer) => answer.IsBlank ? null : answer.Value.ToString(CultureInfo.InvariantCulture);

    private static FileAnswer Number(string? code) => int.TryParse(code, CultureInfo.InvariantCulture, out var value) ? FileAnswer.Of(value) : FileAnswer.Blank;

    /// <summary>Lists of the engine as plain JSON arrays.</summary>
    private sealed class Lists : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(List<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class List<T> : JsonConverter<ValueList<T>> where T : IEquatable<T>
        {
            public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                new(JsonSerializer.Deserialize<ImmutableArray<T>>(ref reader, options));

            public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.ToImmutableArray(), options);
        }
    }
}
