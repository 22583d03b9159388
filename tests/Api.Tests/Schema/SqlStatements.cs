using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>
/// The statements that Npgsql sends for one request, told apart from all others by the request's trace. Opening a connection is none.
/// </summary>
internal sealed class SqlStatements : IDisposable
{
    private readonly ConcurrentBag<(ActivityTraceId Trace, string Text)> sent = [];
    private readonly ActivityListener listener;

    public SqlStatements()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.GetTagItem("db.query.text") is string text)
                    sent.Add((activity.TraceId, text));
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyList<string> Of(ActivityTraceId trace) => [.. sent.Where(s => s.Trace == trace).Select(s => s.Text)];

    public void Dispose() => listener.Dispose();
}
