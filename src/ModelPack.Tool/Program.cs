using ModelPack.Tool.Commands;

return ModelPackCommand.Run(args, Console.Out, Console.Error);
