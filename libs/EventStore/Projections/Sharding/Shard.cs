namespace Neura.EventStore;

/// <summary>One of so many parts of the keys.</summary>
internal readonly record struct Shard(int Index, int Count)
{
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>The checkpoint's name of this part of a projection.</summary>
    public string NameOf(string projection) => Count == 1 ? projection : $"{projection}/{Index}of{Count}";

    public bool Owns(string key) => Count == 1 || Hash(key) % (uint)Count == Index;

    /// <summary>FNV-1a over the UTF-16 code units: the same in every process and version, for rows lie where it says.</summary>
    internal static uint Hash(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in key) hash = unchecked((hash ^ unit) * 1099511628211UL);
        return (uint)(hash ^ (hash >> 32));
    }
}
