using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Reads rows from JSON and collects every failure with its path.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonInputReader
{
}
