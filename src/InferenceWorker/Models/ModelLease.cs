namespace NeuraNft.InferenceWorker.Models;

/// <summary>The right to use a cached session until disposed of.</summary>
public sealed class ModelLease : IDisposable
{
    private Entry? _entry;

    private ModelLease(Entry entry) => (_entry, Session) = (entry, entry.Session);

    public IModelSession Session { get; }

    public void Dispose() => Interlocked.Exchange(ref _entry, null)?.Release();

    /// <summary>A session with the number of its holders; the cache itself is one of them while it keeps it.</summary>
    internal sealed class Entry(string key, string storedSha256, IModelSession session)
    {
        private int _holders = 1;

        public string Key => key;

        public string StoredSha256 => storedSha256;

        public IModelSession Session => session;

        public ModelLease Lease()
        {
            Interlocked.Increment(ref _holders);
            return new ModelLease(this);
        }

        public void Release()
        {
            if (Interlocked.Decrement(ref _holders) == 0)
                session.Dispose();
        }
    }
}
