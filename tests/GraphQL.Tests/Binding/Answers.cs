using System.Text.Json;

namespace NeuraNft.GraphQL.Tests.Binding;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    /// <summary>The data as JSON, where there are no errors.</summary>
    public static string Data(this JsonElement answer)
    {
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetRawText();
    }

    /// <summary>The codes of all errors.</summary>
    public static string[] Codes(this JsonElement answer) =>
    [
        .. answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString()!),
    ];

    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            element = int.TryParse(name, out var index) ? element[index] : element.GetProperty(name);
        return element;
    }
}
