using System.Text.Json;
using Neura.GraphQL;

namespace NeuraNft.GraphQL.Tests.Corpora;

/// <summary>Compares errors with recorded ones: message and places.</summary>
public static class Expectations
{
    public static string? Compare(JsonElement expected, GraphQLError actual) => Compare(Describe(expected), Describe(actual));

    public static string? Compare(JsonElement expected, IEnumerable<GraphQLError> actual) =>
        Compare(
            string.Join("\n", expected.EnumerateArray().Select(Describe)),
            string.Join("\n", actual.Select(Describe)));

    public static string? Compare(string expected, string actual) =>
        expected == actual ? null : $"expected\n{expected}\nbut was\n{actual}";

    private static string Describe(JsonElement error) => Describe(
        error.GetProperty("message").GetString()!,
        error.TryGetProperty("locations", out var places)
            ? places.EnumerateArray().Select(l => (l.GetProperty("line").GetInt32(), l.GetProperty("column").GetInt32()))
            : []);

    private static string Describe(GraphQLError error) =>
        Describe(error.Message, (error.Locations ?? []).Select(l => (l.Line, l.Column)));

    private static string Describe(string message, IEnumerable<(int, int)> places) => $"{message} @ {string.Join(" ", places)}";
}
