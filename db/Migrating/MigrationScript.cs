using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Neura.Database;

/// <summary>One numbered SQL file, <c>NNNN_what_it_does.sql</c>.</summary>
internal sealed record MigrationScript(int Number, string Name, string Sql)
{
    /// <summary>Of the text with LF line ends, so that a checkout on Windows has the same one.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<MigrationScript> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Sorted(assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name)));
    }

    public static IReadOnlyList<MigrationScript> Sorted(IEnumerable<MigrationScript> scripts)
    {
        var sorted = scripts.OrderBy(script => script.Number).ToArray();
        var twice = sorted.GroupBy(script => script.Number).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? sorted
            : throw new MigrationException(
                $"Two SQL files have the number {twice.Key:0000}: {string.Join(", ", twice.Select(s => s.Name))}.");
    }

    private static MigrationScript Read(Assembly assembly, string name)
    {
        if (name.Length < 6 || name[4] != '_'
            || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new MigrationException($"{name} is not named NNNN_what_it_does.sql.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return new MigrationScript(number, name, reader.ReadToEnd());
    }
}
