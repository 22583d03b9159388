using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Chain;

/// <summary>How elements of `data` are read: snake_case, nothing needed may be missing, nothing is guessed.</summary>
internal static class WireJson
{
    private const int MaxTokenIdLength = 128;
    private const int MaxBasisPoints = 10_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNotNullable } },
        Converters = { new DefinedAccessLevel(), new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">The element is not what the standard says.</exception>
    public static T Read<T>(JsonElement data) => data.Deserialize<T>(Options) ?? throw new JsonException("An element of data is null.");

    public static CollectionId Collection(string contract, string? id) =>
        id is { Length: > 0 and <= 20 } && id.All(char.IsAsciiDigit) ? new(contract, id)
            : throw new JsonException("collection_id is not a number.");

    public static AssetId Asset(string contract, string? token) => new(contract, Id(token, "token_id"));

    /// <summary>A token of any contract, whose ids are its own affair: "gallery/7" is as good as "7".</summary>
    public static AssetId Token(string contract, string? token) => new(contract, TokenId(token, "token_id"));

    /// <summary>An id by the rules of this platform's own contracts.</summary>
    public static string Id(string? id, string member) =>
        TokenId(id, member).Contains('/') ? throw new JsonException($"{member} holds a slash.") : id!;

    public static string TokenId(string? id, string member) =>
        id is { Length: > 0 and <= MaxTokenIdLength } && !id.Any(char.IsControl)
            ? id : throw new JsonException($"{member} is missing, too long or malformed.");

    public static string Name(string? name) => name is { Length: > 0 } ? name : throw new JsonException("name is missing.");

    public static int BasisPoints(int points) =>
        points is >= 0 and <= MaxBasisPoints ? points : throw new JsonException("Basis points are 0 to 10,000.");

    public static int Count(int count, string member) => count > 0 ? count : throw new JsonException($"{member} is not above 0.");

    public static long NotNegative(long number, string member) =>
        number >= 0 ? number : throw new JsonException($"{member} is negative.");

    // Optional fields may be left out; for any other, what is missing must not become a null or a zero.
    private static void RequireWhatIsNotNullable(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is not null))
            property.IsRequired = !property.IsSetNullable;
    }
}
