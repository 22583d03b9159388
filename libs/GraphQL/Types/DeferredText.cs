namespace Neura.GraphQL.Types;

/// <summary>
/// A text that may be found only when it is asked for. Descriptions are read from documentation files, which a start-up should not
/// wait for; only introspection and the printer want them.
/// </summary>
internal static class DeferredText
{
    /// <param name="text">A string, null, or the function that finds it, which is replaced by what it found.</param>
    public static string? Read(ref object? text)
    {
        // Two callers at once find the same, and the place is written whole.
        if (text is Func<string?> find)
            text = find();
        return (string?)text;
    }
}
