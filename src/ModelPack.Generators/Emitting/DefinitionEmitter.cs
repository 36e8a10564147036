using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Definition</c>: the tensors that the contract binds, in the order that packing counts them.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(SourceWriter writer, ContractModel model, SymbolTable symbols)
    {
        writer.WriteLine();
        writer.WriteLine($"public static {RuntimeNames.Runtime}.ContractDefinition Definition {{ get; }} = new(");
        writer.WriteLine($"    {CSharpText.Literal(model.ModelName)},");
        writer.WriteLine($"    typeof({model.Source.Predictor.FullName}).Assembly,");
        WriteTensors(writer, model.Inputs, symbols, ",");
        WriteTensors(writer, model.Outputs, symbols, ")" + Settings(model, symbols) + ";");
    }

    private static void WriteTensors(SourceWriter writer, EquatableArray<TensorBinding> tensors, SymbolTable symbols, string end)
    {
        writer.WriteLine("    [");
        foreach (TensorBinding tensor in tensors)
            writer.WriteLine($"        {New(tensor, symbols)},");
        writer.WriteLine("    ]" + end);
    }

    private static string New(TensorBinding tensor, SymbolTable symbols) => $"new({string.Join(", ", Arguments(tensor, symbols))}){Settings(tensor, symbols)}";

    private static IEnumerable<string> Arguments(TensorBinding tensor, SymbolTable symbols)
    {
        yield return CSharpText.Literal(tensor.Name);
        yield return "global::ModelPack.Signatures.TensorElementType." + tensor.ElementType;
        if (tensor.Form != ValueForm.Tensor || tensor.Shape is not { } shape)
            yield break;
        for (int axis = 0; axis < shape.Count; axis++)
            yield return symbols.Encode(tensor, axis).ToString(CultureInfo.InvariantCulture);
    }

    private static string Settings(TensorBinding tensor, SymbolTable symbols)
    {
        var settings = new List<string>();
        if (tensor.MapKeyType != TensorElementType.Undefined)
            settings.Add("MapKeyType = global::ModelPack.Signatures.TensorElementType." + tensor.MapKeyType);
        if (tensor.Form is not (ValueForm.Tensor or ValueForm.RowMaps))
            settings.Add($"Form = {RuntimeNames.Runtime}.ModelValueForm.{tensor.Form}");
        if (tensor is { Form: ValueForm.Tensor, Shape: null })
            settings.Add("AnyShape = true");
        if (tensor.IsOptional)
            settings.Add("IsOptional = true");
        if (symbols.PresenceOf(tensor) is var presence and >= 0)
            settings.Add("Presence = " + presence.ToString(CultureInfo.InvariantCulture));
        return settings.Count == 0 ? "" : " { " + string.Join(", ", settings) + " }";
    }

    private static string Settings(ContractModel model, SymbolTable symbols)
    {
        var settings = new List<string>();
        if (symbols.Measured.Count > 0)
            settings.Add("Symbols = [" + string.Join(", ", symbols.Measured.Select(CSharpText.Literal)) + "]");
        if (model.Padded.Count > 0)
            settings.Add("Padded = [" + string.Join(", ", model.Padded.Select(symbols.IndexOf)) + "]");
        if (symbols.StateNames.Count > 0)
            settings.Add("StateSymbols = [" + string.Join(", ", symbols.StateNames.Select(CSharpText.Literal)) + "]");
        if (model.OneRowPerRun)
            settings.Add("OneRowPerRun = true");
        if (model.Constants.Count > 0)
            settings.Add("Constants = [" + string.Join(", ", model.Constants.Select(constant => Constant(constant, symbols))) + "]");
        if (model.States.Count > 0)
            settings.Add("States = [" + string.Join(", ", model.States.Select(state => $"new({New(state.Input, symbols)}, {New(state.Output, symbols)})")) + "]");
        return settings.Count == 0 ? "" : " { " + string.Join(", ", settings) + " }";
    }

    private static string Constant(ConstantBinding constant, SymbolTable symbols)
    {
        string type = constant.Values[0].Type.ToCSharp();
        return $"new({New(constant.Tensor, symbols)}, new {type}[] {{ {string.Join(", ", constant.Values.Select(static value => value.Literal))} }})";
    }
}
