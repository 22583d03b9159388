using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain.Models;
using static NeuraNft.Domain.Models.ModelEvent;

namespace NeuraNft.Projections.ModelCatalogue;

/// <summary>How each event changes a model's row.</summary>
internal static class ModelRows
{
    public static ModelRow Apply(ModelRow? row, ModelEvent @event, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (null, ModelRegistered e) => Registered(e, at),
            ({ } r, ModelRegistered e) => Untested(r) with
            {
                CardCid = e.Card?.Cid, Task = e.Card?.Task, InputKind = e.Card?.InputKind,
            },
            ({ } r, ModelTestSet e) => Untested(r) with { Test = ModelOffer.Pending, TestJob = e.Job },
            ({ } r, ModelTestPassed e) => r with { Test = ModelOffer.Passed, TestError = e.LargestError, TestedAt = at.Timestamp },
            ({ } r, ModelTestFailed e) => r with
            {
                Test = ModelOffer.Failed, TestCode = e.Code, TestMessage = e.Message, TestedAt = at.Timestamp,
            },
            _ => throw new UnreachableException($"{row?.Test.ToString() ?? "none"} x {@event.GetType().Name}"),
        };
        return next with { Position = at.Sequence };
    }

    private static ModelRow Untested(ModelRow row) => row with
    {
        Test = ModelOffer.Untested, TestJob = null, TestCode = null, TestMessage = null, TestError = null, TestedAt = null,
    };

    private static ModelRow Registered(ModelRegistered e, IEvent at)
    {
        var d = e.Description;
        return new ModelRow(
            e.Asset.Contract, e.Asset.TokenId, e.Version, e.Cid, d.Size, d.IrVersion, d.Producer, d.Opsets, d.Inputs, d.Outputs,
            d.Operators, d.ParameterCount, d.NodeCount, e.IsGraphKept, e.Card?.Cid, e.Card?.Task, e.Card?.InputKind, e.By, at.Timestamp,
            ModelOffer.Untested, null, null, null, null, null, at.Sequence);
    }
}
