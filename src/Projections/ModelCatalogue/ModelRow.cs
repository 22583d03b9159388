using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.ModelCatalogue;

/// <summary>A registered model as it is now.</summary>
public sealed record ModelRow(
    string Contract, string TokenId, int Version, string Cid, long Size, long IrVersion, string? Producer, ValueList<ModelOpset> Opsets,
    ValueList<ModelTensorSpec> Inputs, ValueList<ModelTensorSpec> Outputs, ValueList<ModelOperator> Operators, long ParameterCount,
    int NodeCount, bool GraphKept, string? CardCid, string? Task, string? InputKind, Account RegisteredBy, DateTimeOffset RegisteredAt,
    ModelOffer Test, Guid? TestJob, string? TestCode, string? TestMessage, double? TestError, DateTimeOffset? TestedAt, long Position)
{
    internal static readonly Table<ModelRow> Table = new("model_metadata", "contract", "token_id", "version");

    public AssetId Asset => new(Contract, TokenId);
}
