using System.Text.Json;

namespace Neura.Near.Events;

/// <summary>An event as a contract logged it (NEP-297).</summary>
/// <param name="Standard">"nep171", "nrc101" and so on.</param>
/// <param name="Version">As written: "1.0.0".</param>
/// <param name="Event">The name of the event within its standard.</param>
/// <param name="Data">The elements; a single object is read as a list of one, absent data as an empty list.</param>
/// <param name="Raw">The whole log, unchanged.</param>
public sealed record Nep297Event(string Standard, string Version, string Event, IReadOnlyList<JsonElement> Data, string Raw)
{
    /// <summary>
    /// Without a single element of data, which NEP-297 allows and no known standard does. Who reads it element by element would pass
    /// it over without a trace: keep it aside.
    /// </summary>
    public bool SaysNothing => Data.Count == 0;

    /// <summary>The number before the first point of the version, or null where there is none.</summary>
    public int? MajorVersion => int.TryParse(
        Version.AsSpan(0, Version.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? point : Version.Length),
        System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var major) ? major : null;
}
