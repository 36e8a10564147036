using System;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes a part of a contract class inside its namespace and the types that it is nested in.</summary>
internal static class ClassBlock
{
    public static void Emit(SourceWriter writer, PredictorType predictor, Action emitClass)
    {
        void EmitNested(int depth)
        {
            if (depth == predictor.ContainingTypes.Count)
                emitClass();
            else
                writer.Block(predictor.ContainingTypes[depth] + "\n{", () => EmitNested(depth + 1), "}");
        }

        if (predictor.Namespace.Length == 0)
            EmitNested(0);
        else
            writer.Block($"namespace {predictor.Namespace}\n{{", () => EmitNested(0), "}");
    }
}
