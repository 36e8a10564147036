using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Reads the value under a reader: an item of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="reader">Stands on the value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonItem<T>(ref JsonInputReader reader);
