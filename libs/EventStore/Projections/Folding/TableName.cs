using System.Text.RegularExpressions;

namespace Neura.EventStore;

/// <summary>Names that go into SQL as they are: only those that need no quotes.</summary>
internal static partial class TableName
{
    /// <summary>The name, of a table or column.</summary>
    public static string Checked(string name) => Plain().IsMatch(name)
        ? name
        : throw new ArgumentException($"'{name}' is no plain name of a table or column: a-z, 0-9 and _, at most 63 characters.");

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
