using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>Counts the commands that Npgsql sends for one request, told apart from all others by the request's trace.</summary>
internal sealed class SqlCount : IDisposable
{
    private readonly ConcurrentBag<ActivityTraceId> commands = [];
    private readonly ActivityListener listener;

    public SqlCount()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.Source.Name == "Npgsql")
                    commands.Add(activity.TraceId);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Of(ActivityTraceId trace) => commands.Count(c => c == trace);

    public void Dispose() => listener.Dispose();
}
