using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Names of the dimensions of inputs that only a row tells: rows run together when all of them agree.</summary>
internal static class SymbolNames
{
    /// <summary>Gives each unnamed dimension, other than the batch, a name of its own, as in <c>tokens[1]</c>.</summary>
    public static EquatableArray<Dimension> Fill(string tensor, EquatableArray<Dimension> shape, int batchAxis) =>
        new(shape.Select((dimension, axis) => dimension.IsUnknown && axis != batchAxis ? Dimension.Symbolic(tensor + "[" + axis + "]") : dimension));

    /// <summary>The names that states have and no member tells, in order.</summary>
    public static EquatableArray<string> OfStates(EquatableArray<StateBinding> states, EquatableArray<string> measured) =>
        new(Of(new EquatableArray<TensorBinding>(states.Select(static state => state.Input))).Where(name => !measured.Contains(name)));

    /// <summary>The names over all inputs, in order.</summary>
    public static EquatableArray<string> Of(EquatableArray<TensorBinding> inputs)
    {
        var names = new List<string>();
        foreach (TensorBinding input in inputs)
        {
            if (input.Form != ValueForm.Tensor || input.Shape is not { } shape)
                continue;
            for (int axis = 0; axis < shape.Count; axis++)
            {
                if (axis != input.BatchAxis && shape[axis].Name is { } name && !names.Contains(name))
                    names.Add(name);
            }
        }

        return new EquatableArray<string>(names);
    }
}
