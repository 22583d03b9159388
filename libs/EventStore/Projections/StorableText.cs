namespace Neura.EventStore;

/// <summary>Text for people, made fit for PostgreSQL, which stores neither NUL nor half a surrogate pair.</summary>
internal static class StorableText
{
    public static string Of(string text) => new([.. text.Select(c => c == '\0' || char.IsSurrogate(c) ? '\uFFFD' : c)]);
}
