namespace Neura.GraphQL.Language;

/// <summary>The block string algorithms of https://spec.graphql.org/October2021/#BlockStringValue().</summary>
public static class BlockString
{
    private const int LongLine = 70;

    /// <summary>Drops the common indentation of all lines but the first, and the blank lines at both ends.</summary>
    public static IReadOnlyList<string> Dedent(IReadOnlyList<string> lines)
    {
        var indent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var blanks = LeadingBlanks(lines[i]);
            if (blanks == lines[i].Length)
                continue;
            if (first < 0)
                first = i;
            last = i;
            if (i != 0)
                indent = Math.Min(indent, blanks);
        }
        var result = new List<string>();
        for (var i = Math.Max(first, 0); i <= last; i++)
            result.Add(i == 0 ? lines[i] : lines[i].Length > indent ? lines[i][indent..] : "");
        return result;
    }

    /// <summary>True if the value survives being printed as a block string and read again.</summary>
    public static bool CanPrint(string value)
    {
        if (value.Length == 0)
            return true;
        var (emptyLine, indented, commonIndent, seen) = (true, false, true, false);
        foreach (var c in value)
        {
            switch (c)
            {
                case < '\t' or '\v' or '\f' or '\r' or '\u000E' or '\u000F':
                    return false;
                case '\n' when emptyLine && !seen:
                    return false;
                case '\n':
                    (seen, emptyLine, indented) = (true, true, false);
                    break;
                case '\t' or ' ':
                    indented |= emptyLine;
                    break;
                default:
                    commonIndent &= indented;
                    emptyLine = false;
                    break;
            }
        }
        return !emptyLine && !(commonIndent && seen);
    }

    /// <summary>The value between triple quotes, on lines of its own where that reads better.</summary>
    /// <param name="minimize">No line is added that the value does not need.</param>
    public static string Print(string value, bool minimize = false)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var single = lines.Length == 1;
        // A common indentation would be lost; an empty first line saves it.
        var leading = !single && lines.Skip(1).All(l => l.Length == 0 || IsBlank(l[0]));
        var tripleAtEnd = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var trailing = (value.EndsWith('"') && !tripleAtEnd) || value.EndsWith('\\');
        var multiple = !minimize && (!single || value.Length > LongLine || trailing || leading || tripleAtEnd);
        var skipLeading = single && value.Length > 0 && IsBlank(value[0]);
        var before = (multiple && !skipLeading) || leading ? "\n" : "";
        var after = multiple || trailing ? "\n" : "";
        return $"\"\"\"{before}{escaped}{after}\"\"\"";
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static int LeadingBlanks(string line)
    {
        var i = 0;
        while (i < line.Length && IsBlank(line[i]))
            i++;
        return i;
    }
}
