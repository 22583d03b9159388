namespace Neura.Database;

/// <summary>Writes the server's log to its file and keeps the last lines for error messages.</summary>
internal sealed class LogTail : IDisposable
{
    private const int Kept = 12;
    private readonly Lock gate = new();
    private readonly Queue<string> last = new();
    private readonly StreamWriter file;
    private bool closed;

    public LogTail(string path)
    {
        if (File.Exists(path)) File.Move(path, path + ".1", overwrite: true);
        file = new StreamWriter(path) { AutoFlush = true };
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            if (closed) return;
            last.Enqueue(line);
            if (last.Count > Kept) last.Dequeue();
            Quietly(() => file.WriteLine(line));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Quietly(file.Dispose);
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, last);
    }

    /// <summary>Lines come on a thread of the runtime's, where a full disk must not end the whole program.</summary>
    private static void Quietly(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // The last lines are kept in memory for whoever asks; the file goes on where there is room again.
        }
    }
}
