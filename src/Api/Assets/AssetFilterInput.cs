using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Assets;

/// <summary>
/// What a search narrows down to; all that is given must hold. Of a list one is enough, but for tags and operators. Lists have 20
/// values at most.
/// </summary>
/// <param name="Tags">All of them.</param>
/// <param name="CollectionId">A number; needs the contract.</param>
/// <param name="Owner">Who owns it now.</param>
/// <param name="Collection">As `facets` names them: "contract/number".</param>
/// <param name="BaseModel">By the name that assets give.</param>
/// <param name="PriceBand">By the lowest price of an open listing.</param>
/// <param name="Operator">All of them are in the registered model of the newest version, by ONNX's names.</param>
/// <param name="ParameterBand">By what the registered model counts.</param>
/// <param name="InputKind">What the registered model is asked with.</param>
/// <param name="Rights">Levels that the viewer holds of its own right, as owner, by grant, lease or resale; needs login.</param>
public sealed record AssetFilterInput(
    IReadOnlyList<AssetKind>? Kind = null, IReadOnlyList<string>? Task = null, IReadOnlyList<string>? License = null,
    IReadOnlyList<string>? Tags = null, Account? Contract = null, string? CollectionId = null, Account? Owner = null,
    IReadOnlyList<string>? Collection = null, IReadOnlyList<string>? BaseModel = null, IReadOnlyList<PriceBand>? PriceBand = null,
    IReadOnlyList<AccessLevel>? Rights = null, IReadOnlyList<string>? Operator = null,
    IReadOnlyList<ParameterBand>? ParameterBand = null, IReadOnlyList<ModelInputKind>? InputKind = null)
{
    internal static AssetFilterInput None { get; } = new();

    /// <summary>What makes one filter another; in it lists are their values.</summary>
    internal object Shape => new
    {
        Kind, Task, License, Tags, Contract = Contract?.Value, CollectionId, Owner = Owner?.Value, Collection, BaseModel, PriceBand, Rights,
        Operator, ParameterBand, InputKind,
    };

    internal AssetFilter ToFilter(Projections.AssetSearch.Viewer? viewer) => new()
    {
        Kinds = Kind,
        Tasks = Task,
        Licenses = License,
        Tags = Tags,
        Owner = Owner,
        Contract = Contract?.Value,
        Collections = Collections(),
        BaseModels = BaseModel,
        PriceBands = PriceBand,
        Rights = Rights,
        Operators = Operator,
        ParameterBands = ParameterBand,
        InputKinds = InputKind,
        Viewer = viewer,
    };

    private List<CollectionId>? Collections()
    {
        var named = Collection?.Select(
            n => n.Split('/', 2) is [var contract, var id] ? new CollectionId(contract, id) : new CollectionId("", n)).ToList();
        if ((Contract, CollectionId) is not ({ } of, { } number))
            return named;
        var one = new CollectionId(of.Value, number);
        return named?.Contains(one) == false ? [] : [one];
    }
}
