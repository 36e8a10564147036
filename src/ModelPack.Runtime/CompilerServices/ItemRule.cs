using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Checks an item of a list; its member name is empty, since the validator knows which item it is.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="validator">Takes what is wrong.</param>
/// <param name="item">The item.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ItemRule<T>(ref ContractValidator validator, T item);
