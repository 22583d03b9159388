using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation;

/// <summary>A rule sees the nodes of one document in turn, with the types around them, and reports what it finds wrong.</summary>
public abstract class ValidationRule
{
    /// <summary>Called before the children of the node. False: this rule wants neither them nor the node's end.</summary>
    public virtual bool Enter(ISyntaxNode node) => true;

    /// <summary>Called after the children of the node.</summary>
    public virtual void Leave(ISyntaxNode node) { }
}
