package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// worded puts the help texts, by their names, where the grammar says ${name}. The
// library would do so itself if it were given the texts as variables, but it then
// works out every text anew for every flag, which takes longer than all else that
// a short command does.
func worded(texts map[string]string) func(*kong.Kong) error {
	return func(k *kong.Kong) error {
		return kong.Visit(k.Model.Node, func(at kong.Visitable, next kong.Next) error {
			for _, place := range wordsAt(at) {
				name, named := strings.CutPrefix(*place, "${")
				name, ended := strings.CutSuffix(name, "}")
				if !named || !ended {
					continue
				}
				text, known := texts[name]
				if !known {
					return fmt.Errorf("there is no help text %q", name)
				}
				// What is left to the library is to be taken as it stands.
				*place = strings.ReplaceAll(text, "$", "$$")
			}
			return next(nil)
		})
	}
}

// wordsAt are the places where a command, a flag or an argument keeps words.
func wordsAt(at kong.Visitable) []*string {
	switch at := at.(type) {
	case *kong.Node:
		return []*string{&at.Help}
	case *kong.Value:
		if at.Flag != nil {
			return []*string{&at.Help, &at.Flag.PlaceHolder}
		}
		return []*string{&at.Help}
	default:
		return nil
	}
}
