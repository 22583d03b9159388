using System.Diagnostics;
using NeuraNft.Domain.Models;
using static NeuraNft.Domain.Models.ModelEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What the feed says of a model. Never what its test asks or expects.</summary>
internal static class ModelSummary
{
    public static object Of(ModelEvent @event) => @event switch
    {
        ModelRegistered e => new
        {
            version = e.Version, parameterCount = e.Description.ParameterCount, nodeCount = e.Description.NodeCount, task = e.Card?.Task,
        },
        ModelGraphRecorded e => new { version = e.Version, nodes = e.Nodes.Count },
        ModelTestSet e => new { version = e.Version, job = e.Job, tolerance = e.Vector.Tolerance },
        ModelTestPassed e => new { version = e.Version, job = e.Job, largestError = e.LargestError },
        ModelTestFailed e => new { version = e.Version, job = e.Job, code = e.Code },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
