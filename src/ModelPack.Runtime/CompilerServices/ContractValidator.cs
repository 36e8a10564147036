using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Collects everything that is wrong with rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ContractValidator
{
}
