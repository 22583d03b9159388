namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a registered model is asked with, by its card; tensors where it has none.</summary>
public enum ModelInputKind
{
    Tensors,
    Text,
    Image,
    Audio,
}
