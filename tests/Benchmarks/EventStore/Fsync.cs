using System.Diagnostics;

namespace NeuraNft.Benchmarks;

/// <summary>What a durable write costs on this disk: no commit is quicker.</summary>
internal static class Fsync
{
    public static TimeSpan Measure(string folder)
    {
        var path = Path.Combine(folder, "fsync.tmp");
        var times = new List<TimeSpan>();
        using (var file = new FileStream(path, FileMode.Create))
        {
            var block = new byte[8192];
            for (var i = 0; i < 200; i++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        File.Delete(path);
        return times.Order().ElementAt(times.Count / 2);
    }
}
