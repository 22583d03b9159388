using Microsoft.Net.Http.Headers;

namespace NeuraNft.Api.Web;

/// <summary>A file of the front end.</summary>
/// <param name="ContentType">By the name.</param>
/// <param name="IsHashed">Its name changes with its bytes.</param>
/// <param name="Plain">As built.</param>
/// <param name="Coded">The same compressed, by the coding's name, the smallest first.</param>
internal sealed record WebFile(
    string ContentType, bool IsHashed, WebContent Plain, IReadOnlyList<(string Coding, WebContent Content)> Coded)
{
    private static readonly (string Coding, string Suffix)[] s_codings = [("br", ".br"), ("gzip", ".gz")];

    public static bool IsCoded(string path) => s_codings.Any(c => path.EndsWith(c.Suffix, StringComparison.Ordinal));

    public static WebFile Read(string path, string contentType, bool isHashed) => new(
        contentType, isHashed, WebContent.Read(path),
        [.. from one in s_codings where File.Exists(path + one.Suffix) select (one.Coding, WebContent.Read(path + one.Suffix))]);

    /// <returns>The smallest form that the caller takes; null for the coding where it is the plain one.</returns>
    public (string? Coding, WebContent Content) For(IList<StringWithQualityHeaderValue> accepted)
    {
        foreach (var (coding, content) in Coded)
            if (accepted.Any(a => a.Quality is not 0 && a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)))
                return (coding, content);
        return (null, Plain);
    }
}
