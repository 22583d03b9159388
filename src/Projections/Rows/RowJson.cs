using System.Text.Json;

namespace NeuraNft.Projections.Rows;

/// <summary>Rows travel to and from PostgreSQL as JSON whose names are the columns: one parameter a page, arrays included.</summary>
internal static class RowJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new RowTimeJson(), new RowYoctoJson() },
    };
}
