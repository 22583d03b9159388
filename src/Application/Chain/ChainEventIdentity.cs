using NeuraNft.Application.Log;

namespace NeuraNft.Application.Chain;

/// <summary>
/// What names one chain event for good: its receipt, log, element of `data`, and token within an element that names several.
/// </summary>
internal sealed record ChainEventIdentity(string Network, string ReceiptId, int LogIndex, int DataIndex, int ItemIndex)
{
    public Guid EventId => NamedGuid.Of($"{Network}/{ReceiptId}/{LogIndex}/{DataIndex}/{ItemIndex}");
}
